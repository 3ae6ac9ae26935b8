package workbook.basics;

import static workbook.harness.call.Calling.calling;

import workbook.harness.Check;
import workbook.harness.Exercise;

/** Sample tests of exercise 1.1. Add checks of your own: copy one, change its name and its text. */
@Exercise("1.1")
class EndpointSample {

    @Check
    void theHostStandsBeforeTheColon() {
        calling(
                        "parse(\"example.com:80\").host()",
                        () -> Endpoint.parse("example.com:80").host())
                .returns("example.com");
    }

    @Check
    void thePortStandsBehindTheClosingBracket() {
        calling(
                        "parse(\"[::1]:8888\").port()",
                        () -> Endpoint.parse("[::1]:8888").port())
                .returns(8888);
    }

    @Check
    void anEndpointWithoutAPortIsRefused() {
        calling(
                        "parse(\"example.com\").host()",
                        () -> Endpoint.parse("example.com").host())
                .refuses(IllegalArgumentException.class)
                .naming("example.com");
    }
}
