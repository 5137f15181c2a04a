import type { Route } from '../http/route.ts'

export const wasteRoutes: readonly Route[] = []
