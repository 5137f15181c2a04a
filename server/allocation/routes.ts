import type { Route } from '../http/route.ts'

export const allocationRoutes: readonly Route[] = []
