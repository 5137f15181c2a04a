import type { Route } from '../http/route.ts'

export const patientRoutes: readonly Route[] = []
