import type { Route } from '../http/route.ts'

export const homeIsolationRoutes: readonly Route[] = []
