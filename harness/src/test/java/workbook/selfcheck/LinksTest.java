package workbook.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The pages lead only to what is there, and their pictures can be read by everyone. */
class LinksTest {

    @TestFactory
    Stream<DynamicTest> eachLinkInsideTheWorkbookLeadsSomewhere() {
        return pages(page -> {
            for (String target : page.targets()) {
                if (target.matches("[a-z]+:.*")) {
                    continue;
                }
                String[] parts = target.split("#", 2);
                Path file = parts[0].isEmpty()
                        ? page.file()
                        : page.file().resolveSibling(parts[0]).normalize();
                assertThat(file)
                        .as("the target of %s in %s", target, page.file())
                        .exists();
                if (parts.length > 1) {
                    assertThat(Page.of(file).anchors())
                            .as("the heading that %s in %s names", target, page.file())
                            .contains(parts[1]);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> eachPictureHasWordsAndIsReadableOnDarkGround() {
        return pages(page -> {
            for (String target : page.targets()) {
                if (target.endsWith(".svg")) {
                    String picture = Files.readString(page.file().resolveSibling(target));
                    assertThat(picture)
                            .as("%s, shown in %s", target, page.file())
                            .contains("role=\"img\"", "<title", "<desc", "prefers-color-scheme: dark");
                    assertThat(page.lines())
                            .as("the words in place of %s: ![words](%s)", target, target)
                            .anyMatch(line -> line.matches(".*!\\[[^\\]]{20,}\\]\\(\\Q" + target + "\\E\\).*"));
                }
            }
        });
    }

    private interface Claim {
        void about(Page page) throws IOException;
    }

    private static Stream<DynamicTest> pages(Claim claim) {
        Path root = Workbook.built().root();
        return Page.all(root).stream()
                .map(page ->
                        DynamicTest.dynamicTest(root.relativize(page.file()).toString(), () -> claim.about(page)));
    }
}
