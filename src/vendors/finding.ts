/** One thing the doctor looked at. */
export interface Finding {
  /** `tools`, `github`, `cloudflare`, `vercel`, `mongodbatlas`, `render`. */
  area: string;
  /** `failed`: an `up` would not work. `warning`: it will, until something named is met. */
  status: "ok" | "warning" | "failed";
  /** What was found, in one sentence, without any secret. */
  message: string;
  /** What to do about it. */
  fix?: string;
}

/** The findings of one area, told in the order they were made. */
export class Findings {
  readonly list: Finding[] = [];
  readonly #area: string;

  constructor(area: string) {
    this.#area = area;
  }

  ok(message: string): void {
    this.list.push({ area: this.#area, status: "ok", message });
  }

  warn(message: string, fix: string): void {
    this.list.push({ area: this.#area, status: "warning", message, fix });
  }

  fail(message: string, fix: string): void {
    this.list.push({ area: this.#area, status: "failed", message, fix });
  }
}
