import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { wallsRule } from './eslint/walls.js'

/** Reading a certificate without verifying it is allowed in that one file only (docs/security.md). */
const unverified = {
  selector: 'Property[key.name="rejectUnauthorized"][value.value=false]',
  message: 'Every connection verifies the certificate.',
}
const dangerousHtml = {
  selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
  message: 'Cells of a Lino site are hostile text, never HTML.',
}

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strict],
    plugins: { house: { rules: { walls: wallsRule } }, 'react-hooks': hooks },
    rules: {
      'house/walls': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-syntax': ['error', unverified, dangerousHtml],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['renderer/**'],
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['main/cli/**', 'demo/cli.ts', 'scripts/**', 'test/bench/**'],
    rules: { 'no-console': 'off' },
  },
)
