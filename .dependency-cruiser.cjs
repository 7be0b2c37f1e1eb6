/** Who may know whom. Each rule says in its comment what to do instead. */
module.exports = {
  forbidden: [
    {
      name: "agencies-are-strangers",
      comment:
        "One agency's code imports another's. Agencies meet only in the schema: hang a field on a stub of the other's entity.",
      severity: "error",
      from: { path: "^services/(?!kit/)([^/]+)/" },
      to: { path: "^services/", pathNot: ["^services/kit/", "^services/$1/"] },
    },
    {
      name: "kit-knows-no-agency",
      comment: "The kit holds no word of any agency. Move the code into the slice that needs it.",
      severity: "error",
      from: { path: "^services/kit/" },
      to: { path: "^services/", pathNot: "^services/kit/" },
    },
    {
      name: "rules-are-pure",
      comment: "Rules decide, they do not fetch. Pass the facts in; import entities as types only.",
      severity: "error",
      from: { path: "[.]rules[.]ts$" },
      to: { pathNot: ["[.]rules[.]ts$", "^services/kit/(days|errors|input)[.]ts$"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "entities-look-down",
      comment: "Entities know other entities and stubs, never how they are loaded or asked for.",
      severity: "error",
      from: { path: "[.](entity|stub)[.]ts$" },
      to: { path: "^services/", pathNot: ["[.](entity|stub|enums)[.]ts$", "^services/kit/"] },
    },
    {
      name: "nobody-imports-a-resolver",
      comment: "A resolver is the top of its slice; only the agency's subgraph.ts, or a large slice's parts, lists it.",
      severity: "error",
      from: { pathNot: ["/subgraph[.]ts$", "[.]parts[.]ts$", "^tests/"] },
      to: { path: "[.]resolver[.]ts$" },
    },
    {
      name: "gateway-knows-only-schema",
      comment: "The gateway joins SDL and URLs. It never imports an agency.",
      severity: "error",
      from: { path: "^gateway/" },
      to: { path: "^services/(?!kit/)" },
    },
    {
      name: "files-are-clients",
      comment:
        "The commands on files ask the hub like any desk. They know its schema and the kit, and nobody's tables.",
      severity: "error",
      from: { path: "^files/" },
      to: { path: ["^services/(?!kit/)", "^gateway/"] },
    },
    {
      name: "no-circles",
      severity: "error",
      comment: "Two files that need each other are one file, or need a third.",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      severity: "error",
      comment: "Nothing imports this and nothing runs it.",
      from: { orphan: true, pathNot: ["[.]d[.]ts$", "[.]cjs$", "^gateway/page/"] },
      to: {},
    },
    {
      name: "no-test-code-in-services",
      severity: "error",
      comment: "Production code reaches into tests/.",
      from: { pathNot: ["^tests/", "^bench/"] },
      to: { path: "^(tests|bench)/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
  },
};
