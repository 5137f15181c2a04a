/** What `start` was asked for. */
export type StartOptions = {
  port: number
  host: string
  data?: string
  scale: number
  seed: number
  speed: number | 'max'
  reset: boolean
  once: boolean
  days?: number
  empty: boolean
  json?: string
  plant?: string
}
