package workbook.harness.grading;

import java.util.List;
import workbook.harness.grade.CheckInfo;

/**
 * A check that the run will make.
 *
 * @param check what its suite declares
 * @param rules its exercise's own rules of the API policy
 */
record PlannedCheck(CheckInfo check, List<String> rules) {}
