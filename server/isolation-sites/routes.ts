import type { Route } from '../http/route.ts'

export const isolationSiteRoutes: readonly Route[] = []
