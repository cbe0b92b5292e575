import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getRootDirectory } from "@pulumi/pulumi";
import { ProjectDomain } from "@pulumiverse/vercel/projectDomain.js";

// A Pulumi program that reads one domain of a Vercel project, and fails where there is none: no
// plugin lists a project's domains, and a failed read ends a program.
ProjectDomain.get("domain", readFileSync(join(getRootDirectory(), "domain.txt"), "utf8"));
