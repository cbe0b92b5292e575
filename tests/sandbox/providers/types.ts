/** `type("vercel", "ProjectDomain")` is `vercel:index/projectDomain:ProjectDomain`. */
export function type(provider: string, name: string): string {
  return `${provider}:index/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;
}

/** The marker of a value that is only known after `up`. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
