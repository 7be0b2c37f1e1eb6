import js from "@eslint/js";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["node_modules", "data", "dist", "**/*.cjs", "**/*.js", "**/*.mjs"] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true } } },
  {
    rules: {
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", 50],
      complexity: ["error", 8],
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Read settings in kit/settings.ts, once." },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "Decorator > CallExpression[callee.name=/^(Field|Query|Mutation|FieldResolver)$/]:not([arguments.0.type='ArrowFunctionExpression'])",
          message: "Name the GraphQL type: @Field(() => String).",
        },
        {
          selector: "Decorator > CallExpression[callee.name=/^(Primary)?Column$/]:not([arguments.0.type='Literal'])",
          message: 'Name the column type first: @Column("int").',
        },
        { selector: "ExportDefaultDeclaration", message: "Export by name." },
        { selector: "ExportAllDeclaration", message: "No barrels: import from the file that owns the name." },
      ],
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
    },
  },
  // A migration is written by `npm run migration` and never touched again: it is as long as its tables are many.
  { files: ["services/*/migrations/**"], rules: { "max-lines": "off", "max-lines-per-function": "off" } },
  // A `describe` is a list of tests, not a function that grew; and a test knows the shape of the answer that it asked for.
  {
    files: ["tests/**"],
    rules: {
      "max-lines-per-function": "off",
      "max-lines": "off",
      complexity: "off",
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/restrict-plus-operands": "off",
    },
  },
  // Jest calls these two by their default export, in a process of its own before there are settings to read.
  {
    files: ["tests/support/{set-up,tear-down}.ts"],
    rules: { "no-restricted-syntax": "off", "no-restricted-properties": "off" },
  },
);
