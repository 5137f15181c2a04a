import { Route, Switch } from 'wouter'
import { Toasts } from '../kit/toasts.tsx'
import { watchCalls } from './calls/watch-calls.tsx'
import { AddMember } from './family/add-member.tsx'
import { FamilyPage } from './family/family.tsx'
import { KeptUntil } from './more/kept-until.tsx'
import { More } from './more/more.tsx'
import { fetchPass, paperPassPage, passPage } from './pass/parts.ts'
import { pathOf } from './places.ts'
import { Print } from './print/print.tsx'
import { Reads } from './results/reads.tsx'
import { Results } from './results/results.tsx'
import { Statement } from './results/statement.tsx'
import { OwnOrders } from './status/own-orders.tsx'
import { ReportMeasure } from './status/report.tsx'
import { StatusPage } from './status/status.tsx'
import { stayPage, watchStay } from './stay/parts.ts'

// The pass is a piece of its own, and comes behind this one at once.
fetchPass()
watchCalls()
// Only a way to pages that are reached from the status too.
watchStay().catch(() => undefined)

/** The pages behind the code. They come after the first one has been drawn, in one piece, so that they are there without network too. */
export function Behind() {
  return (
    <>
      <Switch>
        <Route path={pathOf('pass')} component={passPage.Later} />
        <Route path={pathOf('paperPass')} component={paperPassPage.Later} />
        <Route path={pathOf('results')} component={Results} />
        <Route path={pathOf('statement')} component={Statement} />
        <Route path={pathOf('reads')} component={Reads} />
        <Route path={pathOf('family')} component={FamilyPage} />
        <Route path={pathOf('add')} component={AddMember} />
        <Route path={pathOf('print')} component={Print} />
        <Route path={pathOf('status')} component={StatusPage} />
        <Route path={pathOf('stay')} component={stayPage.Later} />
        <Route path={pathOf('orders')} component={OwnOrders} />
        <Route path={pathOf('report')} component={ReportMeasure} />
        <Route path={pathOf('kept')} component={KeptUntil} />
        <Route component={More} />
      </Switch>
      <Toasts />
    </>
  )
}
