import { readFileSync } from 'node:fs'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { bareWordsRule } from './eslint/bare-words.js'
import { commentWidthRule } from './eslint/comment-width.js'
import { linearRegexRule } from './eslint/linear-regex.js'
import { wallsRule } from './eslint/walls.js'

const house = {
  rules: {
    walls: wallsRule,
    'linear-regex': linearRegexRule,
    'bare-words': bareWordsRule,
    'comment-width': commentWidthRule,
  },
}
/** Prettier's own figure: comments and code are equally wide. */
const { printWidth } = JSON.parse(readFileSync(new URL('.prettierrc.json', import.meta.url), 'utf8'))

/** Only one file may read a certificate without verifying it (docs/security.md). It sends nothing. */
const unverified = [
  'Property:matches([key.name="rejectUnauthorized"], [key.value="rejectUnauthorized"]):not([value.value=true])',
  'AssignmentExpression:matches([left.property.name="rejectUnauthorized"], [left.property.value="rejectUnauthorized"])',
  'Identifier[name="NODE_TLS_REJECT_UNAUTHORIZED"]',
  'Literal[value="NODE_TLS_REJECT_UNAUTHORIZED"]',
].map((selector) => ({ selector, message: 'Every connection verifies the certificate.' }))
/** One module reads the environment (docs/environment.md). All other code is given values. */
const environment = [
  'MemberExpression[object.name="process"]:matches([property.name="env"], [property.value="env"])',
  'VariableDeclarator[init.name="process"] Property[key.name="env"]',
  'ImportDeclaration[source.value=/^(node:)?process$/]',
].map((selector) => ({ selector, message: 'main/shared/environment.ts reads the environment.' }))
/** Node's own recursive call never ends in /proc. */
const endlessFolders = {
  selector: 'CallExpression[callee.name=/^mkdir(Sync)?$/] Property[key.name="recursive"]',
  message: 'core/adapters/make-folder.ts makes folders.',
}
const dangerousHtml = {
  selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
  message: 'Cells of a Lino site are hostile text, never HTML.',
}

/** `f({ ...{ a, b } })` compiles with a misspelt optional field: TypeScript does not check it. */
const nestedSpread = {
  selector: 'ObjectExpression > SpreadElement > ObjectExpression',
  message: 'Write its fields without the spread: TypeScript then notices a misspelt one.',
}

export default tseslint.config(
  { ignores: ['out/', 'dist/', '.stamps/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strict],
    plugins: { house, 'react-hooks': hooks },
    rules: {
      'house/walls': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-syntax': ['error', ...unverified, dangerousHtml, nestedSpread],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    plugins: { house },
    rules: { 'house/comment-width': ['error', { width: printWidth }] },
  },
  {
    files: ['core/**', 'main/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...unverified,
        ...environment,
        endlessFolders,
        dangerousHtml,
        nestedSpread,
      ],
    },
  },
  {
    files: ['{contract,core,main,preload,renderer,demo}/**'],
    rules: { 'house/linear-regex': 'error' },
  },
  {
    files: ['{renderer,main,words}/**'],
    rules: { 'house/bare-words': 'error' },
  },
  {
    files: ['core/adapters/read-certificate.ts'],
    rules: { 'no-restricted-syntax': ['error', ...environment, dangerousHtml, nestedSpread] },
  },
  {
    // SystemRoot shows where the system's own programs are. They run in a known language and time zone.
    files: ['core/adapters/this-process.ts'],
    rules: { 'no-restricted-syntax': ['error', ...unverified, dangerousHtml, nestedSpread] },
  },
  {
    // It names the variable that switches the checks off, in order to remove it.
    files: ['main/shared/environment.ts'],
    rules: { 'no-restricted-syntax': ['error', dangerousHtml, nestedSpread] },
  },
  {
    files: ['{contract,core,demo,main,preload,renderer,words}/**'],
    rules: { 'max-lines-per-function': ['error', { max: 100 }], 'no-nested-ternary': 'error' },
  },
  {
    files: ['renderer/**'],
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    files: ['test/**'],
    ignores: ['test/support/properties.ts'],
    rules: {
      'no-restricted-imports': ['error', { name: 'fast-check', message: 'test/support/properties.ts' }],
    },
  },
  {
    files: ['main/cli/**', 'demo/cli.ts', 'demo/door.ts', 'scripts/**', 'test/bench/**'],
    rules: { 'no-console': 'off' },
  },
)
