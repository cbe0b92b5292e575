import { enableCompileCache } from "node:module";

// Named by `nodeargs` in Pulumi.yaml: the vendors' packages are compiled once, not at every run.
enableCompileCache();
