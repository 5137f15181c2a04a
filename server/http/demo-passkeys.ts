import { existsSync, readFileSync } from 'node:fs'

/** The software passkey of an account in an invented city. */
export type PasskeyOf = (account: string) => { credential: string; privateKey: string } | null

/** Reads the passkeys of invented officers from their file, which the demo writes before it is served. */
export function demoPasskeys(path: string | null): PasskeyOf {
  if (path === null || !existsSync(path)) return () => null
  const keys = JSON.parse(readFileSync(path, 'utf8')) as Record<
    string,
    { credential: string; privateKey: string }
  >
  return (account) => keys[account] ?? null
}
