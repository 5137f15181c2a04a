import { checkActs, checkBatches } from './check-acts.ts'
import { checkAdoptions } from './check-adoptions.ts'
import { checkAudit } from './check-audit.ts'
import { checkCanaries } from './check-canaries.ts'
import { checkFacts } from './check-facts.ts'
import { checkPacks, checkTrust } from './check-files.ts'
import { checkLog, checkPassKeys } from './check-log.ts'
import { checkOrders } from './check-orders.ts'
import { checkPosts } from './check-posts.ts'
import { checkRights, checkTouched } from './check-touched.ts'
import type { Check } from './finding.ts'

/** Everything that the watch looks at. */
export const allChecks: readonly Check[] = [
  checkTouched,
  checkRights,
  checkPosts,
  checkAdoptions,
  checkBatches,
  checkOrders,
  checkActs,
  checkFacts,
  checkLog,
  // Before the audit is sealed: a seal says what is trusted now.
  checkTrust,
  checkAudit,
  checkPacks,
  checkPassKeys,
  checkCanaries,
]
