import type { Route } from '../http/route.ts'

export const stayRoutes: readonly Route[] = []
