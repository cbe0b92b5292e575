/** A page on Vercel and its deployment, which is made anew whenever BUILT_IN changes. */

import { Deployment } from "@pulumiverse/vercel/deployment.js";
import { Project } from "@pulumiverse/vercel/project.js";

const { id } = new Project("site", {
  name: "site",
  gitRepository: { type: "github", repo: "acme/app", productionBranch: "main" },
});
new Deployment(
  "deployment",
  { projectId: id, ref: "main", production: true },
  { replacementTrigger: process.env["BUILT_IN"] ?? "" },
);
