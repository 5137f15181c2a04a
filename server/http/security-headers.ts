const contentSecurity = (style: string, script = "'self'") =>
  `default-src 'self'; script-src ${script}; style-src ${style}; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`
const policy = contentSecurity("'self'")
// The reader of bar codes by camera is WebAssembly; only the field shell has one.
const fieldPolicy = contentSecurity("'self'", "'self' 'wasm-unsafe-eval'")
// The documentation page writes its own styles; our pages do not.
const documentationPolicy = contentSecurity("'self' 'unsafe-inline'")

const policyOf = (url: string) =>
  url.startsWith('/api/docs') ? documentationPolicy : /^\/f(\/|$)/.test(url) ? fieldPolicy : policy

/** What every answer tells a browser not to do. */
export const securityHeaders = (url: string) => ({
  'content-security-policy': policyOf(url),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
})
