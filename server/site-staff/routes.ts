import type { Route } from '../http/route.ts'

export const siteStaffRoutes: readonly Route[] = []
