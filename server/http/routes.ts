import { accountRoutes } from '../accounts/routes.ts'
import { allocationRoutes } from '../allocation/routes.ts'
import { appealRoutes } from '../appeals/routes.ts'
import { assistRoutes } from '../assist/routes.ts'
import { caseImportRoutes } from '../case-imports/routes.ts'
import { caseRoutes } from '../cases/routes.ts'
import { chainRoutes } from '../chains/routes.ts'
import { cityRoutes } from '../city/routes.ts'
import { clockRoutes } from '../clocks/routes.ts'
import { contactRoutes } from '../contacts/routes.ts'
import { custodyRoutes } from '../custody/routes.ts'
import { dayRoutes } from '../days/routes.ts'
import { epiRoutes } from '../epi/routes.ts'
import { excessRoutes } from '../excess/routes.ts'
import { factRoutes } from '../facts/routes.ts'
import { fieldRoutes } from '../field/routes.ts'
import { homeIsolationRoutes } from '../home-isolation/routes.ts'
import { investigationRoutes } from '../investigation/routes.ts'
import { isolationSiteRoutes } from '../isolation-sites/routes.ts'
import { laboratoryRoutes } from '../laboratory/routes.ts'
import { loopRoutes } from '../loops/routes.ts'
import { orderRoutes } from '../orders/routes.ts'
import { paperRoutes } from '../paper/routes.ts'
import { casePaperRoutes } from '../papers/routes.ts'
import { passRoutes } from '../pass/routes.ts'
import { patientRoutes } from '../patients/routes.ts'
import { personRoutes } from '../people/routes.ts'
import { policyRoutes } from '../policy/routes.ts'
import { readRoutes } from '../reads/routes.ts'
import { recallRoutes } from '../recall/routes.ts'
import { releaseRoutes } from '../release/routes.ts'
import { reportRoutes } from '../report/routes.ts'
import { residentRoutes } from '../residents/routes.ts'
import { retentionRoutes } from '../retention/routes.ts'
import { roundRoutes } from '../rounds/routes.ts'
import { samplingRoutes } from '../sampling/routes.ts'
import { signingRoutes } from '../signing/routes.ts'
import { siteBookRoutes } from '../site-book/routes.ts'
import { siteStaffRoutes } from '../site-staff/routes.ts'
import { statusRoutes } from '../status/routes.ts'
import { stayRoutes } from '../stays/routes.ts'
import { transferRoutes } from '../transfers/routes.ts'
import { transparencyRoutes } from '../transparency/routes.ts'
import { tubeRoutes } from '../tubes/routes.ts'
import { venueRoutes } from '../venues/routes.ts'
import { wasteRoutes } from '../waste/routes.ts'
import { watchRoutes } from '../watch/routes.ts'
import type { Route } from './route.ts'

/** Every command and query that the product has, in the order of the chain. */
export const routes: Route[] = [
  ...accountRoutes,
  ...cityRoutes,
  ...roundRoutes,
  ...signingRoutes,
  ...policyRoutes,
  ...samplingRoutes,
  ...fieldRoutes,
  ...paperRoutes,
  ...custodyRoutes,
  ...tubeRoutes,
  ...laboratoryRoutes,
  ...recallRoutes,
  ...caseRoutes,
  ...investigationRoutes,
  ...venueRoutes,
  ...personRoutes,
  ...factRoutes,
  ...contactRoutes,
  ...statusRoutes,
  ...readRoutes,
  ...retentionRoutes,
  ...orderRoutes,
  ...residentRoutes,
  ...passRoutes,
  ...appealRoutes,
  ...excessRoutes,
  ...epiRoutes,
  ...chainRoutes,
  ...caseImportRoutes,
  ...casePaperRoutes,
  ...isolationSiteRoutes,
  ...wasteRoutes,
  ...allocationRoutes,
  ...siteStaffRoutes,
  ...transferRoutes,
  ...stayRoutes,
  ...siteBookRoutes,
  ...releaseRoutes,
  ...patientRoutes,
  ...homeIsolationRoutes,
  ...loopRoutes,
  ...assistRoutes,
  ...dayRoutes,
  ...clockRoutes,
  ...reportRoutes,
  ...transparencyRoutes,
  ...watchRoutes,
]
