/** How fixes begin that no machine can follow, and why: a list that may only become shorter. */
export const unfollowed: Record<string, string> = {
  "close it with }, or write $${": "only its author knows whether it was meant as a reference",
  "write purpose: production in the stack file of the environment users see":
    "only a person knows which one users see",
  "put the data in, then write seeded:": "the data comes first",
  "declare it in Pulumi.yaml: secrets:": "the value comes from its vendor",
  "declare it in platform.secrets, as a publishable key": "its name and kind are to be chosen",
  "replace the value at its vendor, declare it": "its name and kind are to be chosen",
  "give the service ": "one of two, and the domain is to be chosen",
  "give it a shorter name": "the name is to be chosen",
  "npx infra cost -s ": "what to save on, or how much more to spend, is to be decided",
};

/** Cases in which a fix leads to the next fault, which tells no fix, and why that is so. */
export const leadsOn: Record<string, string> = {
  "boolean where a variable's text belongs": "DEBUG, once it is text, debugs production as well",
  "frontend an environment forgets": "its own value of a variable was forgotten with it",
  "adopted names that the environment does not have": "its id is that of the mistyped domain",
  "a second environment with all previews of a project":
    "its variable names the previews that it gives up",
  "origins that nobody knows beforehand": "the name that was meant is no page either",
};
