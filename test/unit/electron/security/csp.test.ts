import { expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY } from '../../../../electron/security/csp.ts'

const directives = new Map(
  CONTENT_SECURITY_POLICY.split('; ').map(directive => {
    const [name, ...values] = directive.split(' ')
    return [name, values.join(' ')]
  }),
)

it('denies what it does not name, and every connection', () => {
  expect(directives.get('default-src')).toBe("'none'")
  expect(directives.get('connect-src')).toBe("'none'")
})

it('takes scripts and styles from our own files only, never from text', () => {
  expect(directives.get('script-src')).toBe("'self'")
  expect(directives.get('style-src')).toBe("'self'")
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|nonce|strict-dynamic/)
  expect(directives.get('require-trusted-types-for')).toBe("'script'")
})

it('names those that do not fall back to default-src', () => {
  for (const name of ['base-uri', 'form-action', 'frame-ancestors']) {
    expect(directives.get(name), name).toBe("'none'")
  }
})
