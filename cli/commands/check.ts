/** One thing that was looked at. `fail`: the city cannot be relied on until it is mended. */
export type Check = {
  name: string
  state: 'ok' | 'warn' | 'fail'
  found: string
  todo: string | null
}

export const fine = (name: string, found: string): Check => ({
  name,
  state: 'ok',
  found,
  todo: null,
})
export const warn = (name: string, found: string, todo: string): Check => ({
  name,
  state: 'warn',
  found,
  todo,
})
export const fail = (name: string, found: string, todo: string): Check => ({
  name,
  state: 'fail',
  found,
  todo,
})
