package workbook.harness.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.harness.policy.programs.HandshakeModel;
import workbook.harness.policy.programs.NioEchoServer;
import workbook.harness.policy.programs.RetryScheduler;
import workbook.harness.policy.programs.SmallHttpServer;
import workbook.harness.policy.programs.TlsEcho;

/** Whole programs as a good student writes them: no breach. */
class RightProgramsTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                NioEchoServer.class,
                SmallHttpServer.class,
                TlsEcho.class,
                RetryScheduler.class,
                HandshakeModel.class
            })
    void aRightProgramHasNoBreach(Class<?> program) throws IOException, URISyntaxException {
        URL classes = program.getProtectionDomain().getCodeSource().getLocation();
        ClassFiles own = ClassFiles.in(Path.of(classes.toURI()));

        assertThat(own.contains(program.getName())).isTrue();
        assertThat(ApiPolicy.course().judge(own, program.getName())).isEmpty();
    }
}
