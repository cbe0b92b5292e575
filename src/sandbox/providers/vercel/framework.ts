import { type Failure, failureAt } from "../errors.ts";
import { isUnknown } from "../values.ts";

/**
 * Frameworks Vercel knows; the provider asks the vendor for them in Check. Source: `framework` of
 * "Create a new project" in Vercel's REST API. Sure of those named; there may be newer ones.
 */
const frameworks = new Set(
  [
    "angular astro blitzjs brunch create-react-app docusaurus docusaurus-2 dojo eleventy elysia",
    "ember express fastapi fasthtml fastify flask gatsby gridsome h3 hexo hono hugo hydrogen",
    "ionic-angular ionic-react jekyll middleman nestjs nextjs nitro nuxtjs parcel polymer preact",
    "react-router redwoodjs remix saber sanity sanity-v3 sapper scully solidstart solidstart-1",
    "stencil storybook svelte sveltekit sveltekit-1 tanstack-start umijs vite vitepress vue",
    "vuepress xmcp zola",
  ].flatMap((line) => line.split(" ")),
);

/** The text is the provider's as read in its source, not observed. */
export function checkFramework(framework: unknown, path: string): Failure[] {
  if (typeof framework !== "string" || isUnknown(framework) || frameworks.has(framework)) return [];
  const text = `Invalid Framework. The framework ${framework} is not supported on Vercel`;
  return [failureAt(path, text)];
}
