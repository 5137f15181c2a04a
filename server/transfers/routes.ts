import type { Route } from '../http/route.ts'

export const transferRoutes: readonly Route[] = []
