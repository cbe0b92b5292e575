/** What a program needs to know to use a sandbox; plain JSON. */
export interface Announcement {
  render: {
    /** Base address with `/v1`. */
    url: string;
    apiKey: string;
    ownerId: string;
  };
  /** Every variable that points a program, Pulumi and its providers here. */
  env: Record<string, string>;
  /** Address of the sandbox's own interface, see control.ts. */
  control: string;
}
