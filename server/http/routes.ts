import { accountRoutes } from '../accounts/routes.ts'
import { cityRoutes } from '../city/routes.ts'
import { custodyRoutes } from '../custody/routes.ts'
import { fieldRoutes } from '../field/routes.ts'
import { laboratoryRoutes } from '../laboratory/routes.ts'
import { loopRoutes } from '../loops/routes.ts'
import { paperRoutes } from '../paper/routes.ts'
import { personRoutes } from '../people/routes.ts'
import { recallRoutes } from '../recall/routes.ts'
import { reportRoutes } from '../report/routes.ts'
import { residentRoutes } from '../residents/routes.ts'
import { roundRoutes } from '../rounds/routes.ts'
import { samplingRoutes } from '../sampling/routes.ts'
import { signingRoutes } from '../signing/routes.ts'
import { tubeRoutes } from '../tubes/routes.ts'
import type { Route } from './route.ts'

/** Every command and query that the product has, in the order of the chain. */
export const routes: Route[] = [
  ...accountRoutes,
  ...cityRoutes,
  ...roundRoutes,
  ...signingRoutes,
  ...samplingRoutes,
  ...fieldRoutes,
  ...paperRoutes,
  ...custodyRoutes,
  ...tubeRoutes,
  ...laboratoryRoutes,
  ...recallRoutes,
  ...personRoutes,
  ...residentRoutes,
  ...loopRoutes,
  ...reportRoutes,
]
