import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { linearRegexRule } from './eslint/linear-regex.js'
import { wallsRule } from './eslint/walls.js'

/** Reading a certificate without verifying it is allowed in one file only (docs/security.md): it sends nothing. */
const unverified = [
  'Property:matches([key.name="rejectUnauthorized"], [key.value="rejectUnauthorized"]):not([value.value=true])',
  'AssignmentExpression:matches([left.property.name="rejectUnauthorized"], [left.property.value="rejectUnauthorized"])',
  'Identifier[name="NODE_TLS_REJECT_UNAUTHORIZED"]',
  'Literal[value="NODE_TLS_REJECT_UNAUTHORIZED"]',
].map((selector) => ({ selector, message: 'Every connection verifies the certificate.' }))
/** One module reads the environment (docs/environment.md); everybody else is given values. */
const environment = [
  'MemberExpression[object.name="process"]:matches([property.name="env"], [property.value="env"])',
  'VariableDeclarator[init.name="process"] Property[key.name="env"]',
  'ImportDeclaration[source.value=/^(node:)?process$/]',
].map((selector) => ({ selector, message: 'main/shared/environment.ts reads the environment.' }))
const dangerousHtml = {
  selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
  message: 'Cells of a Lino site are hostile text, never HTML.',
}

export default tseslint.config(
  { ignores: ['out/', 'dist/', '.stamps/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strict],
    plugins: {
      house: { rules: { walls: wallsRule, 'linear-regex': linearRegexRule } },
      'react-hooks': hooks,
    },
    rules: {
      'house/walls': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-syntax': ['error', ...unverified, dangerousHtml],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['core/**', 'main/**'],
    rules: { 'no-restricted-syntax': ['error', ...unverified, ...environment, dangerousHtml] },
  },
  {
    files: ['{contract,core,main,preload,renderer,demo}/**'],
    rules: { 'house/linear-regex': 'error' },
  },
  {
    files: ['core/adapters/read-certificate.ts'],
    rules: { 'no-restricted-syntax': ['error', ...environment, dangerousHtml] },
  },
  {
    // The system's own programs are found by SystemRoot, and run in a known language and time zone.
    files: ['core/adapters/this-process.ts'],
    rules: { 'no-restricted-syntax': ['error', ...unverified, dangerousHtml] },
  },
  {
    // It names the variable that switches the checks off, to take it away.
    files: ['main/shared/environment.ts'],
    rules: { 'no-restricted-syntax': ['error', dangerousHtml] },
  },
  {
    files: ['renderer/**'],
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['test/**'],
    ignores: ['test/support/properties.ts'],
    rules: {
      'no-restricted-imports': ['error', { name: 'fast-check', message: 'test/support/properties.ts' }],
    },
  },
  {
    files: ['main/cli/**', 'demo/cli.ts', 'scripts/**', 'test/bench/**'],
    rules: { 'no-console': 'off' },
  },
)
