import { join } from "node:path";
import ts from "typescript";

/** Says of a changed file whether src still compiles, by checking again only what the change reaches. */
export class TypeCheck {
  readonly #folder: string;
  readonly #host: ts.CompilerHost;
  readonly #options: ts.CompilerOptions;
  readonly #roots: string[];
  readonly #unchanged: ts.SemanticDiagnosticsBuilderProgram;
  #changed: { path: string; text: string } | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile);
    const parsed = ts.parseJsonConfigFileContent(config, ts.sys, folder);
    // What a mutant leaves unused is no sign that anybody would see it.
    this.#options = { ...parsed.options, noUnusedLocals: false, noUnusedParameters: false };
    this.#roots = parsed.fileNames.filter((path) => path.startsWith(join(folder, "src")));
    this.#host = this.#createHost();
    this.#unchanged = this.#program(undefined);
    const fault = firstFault(this.#unchanged);
    if (fault !== undefined) throw new Error(`src does not compile without any mutant: ${fault}`);
  }

  /** The compiler's first complaint when `file` reads `text`. */
  faultOf(file: string, text: string): string | undefined {
    this.#changed = { path: join(this.#folder, file), text };
    try {
      return firstFault(this.#program(this.#unchanged));
    } finally {
      this.#changed = undefined;
    }
  }

  #program(old: ts.SemanticDiagnosticsBuilderProgram | undefined) {
    return ts.createSemanticDiagnosticsBuilderProgram(this.#roots, this.#options, this.#host, old);
  }

  /** A host that parses each file once, but for the changed one. */
  #createHost(): ts.CompilerHost {
    const host = ts.createIncrementalCompilerHost(this.#options);
    const { getSourceFile, readFile } = host;
    const parsed = new Map<string, ts.SourceFile | undefined>();
    host.readFile = (path) => (path === this.#changed?.path ? this.#changed.text : readFile(path));
    host.getSourceFile = (path, ...rest) => {
      if (path === this.#changed?.path) return getSourceFile(path, ...rest);
      if (!parsed.has(path)) parsed.set(path, getSourceFile(path, ...rest));
      return parsed.get(path);
    };
    return host;
  }
}

function firstFault(program: ts.SemanticDiagnosticsBuilderProgram): string | undefined {
  let next = program.getSemanticDiagnosticsOfNextAffectedFile();
  while (next) {
    const [fault] = next.result;
    if (fault) return ts.flattenDiagnosticMessageText(fault.messageText, "\n");
    next = program.getSemanticDiagnosticsOfNextAffectedFile();
  }
  return undefined;
}
