import { goTool } from "../go-tool.ts";

/** The linter of workflows, with the version that tools/actionlint pins. */
export function actionlint(): Promise<string> {
  return goTool("actionlint", "github.com/rhysd/actionlint/cmd/actionlint");
}
