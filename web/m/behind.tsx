import { Route, Switch } from 'wouter'
import { Toasts } from '../kit/toasts.tsx'
import { AddMember } from './family/add-member.tsx'
import { FamilyPage } from './family/family.tsx'
import { More } from './more/more.tsx'
import { pathOf } from './places.ts'
import { Print } from './print/print.tsx'
import { Reads } from './results/reads.tsx'
import { Results } from './results/results.tsx'
import { Statement } from './results/statement.tsx'

/** The pages behind the code. They come after the first one has been drawn, in one piece, so that they are there without network too. */
export function Behind() {
  return (
    <>
      <Switch>
        <Route path={pathOf('results')} component={Results} />
        <Route path={pathOf('statement')} component={Statement} />
        <Route path={pathOf('reads')} component={Reads} />
        <Route path={pathOf('family')} component={FamilyPage} />
        <Route path={pathOf('add')} component={AddMember} />
        <Route path={pathOf('print')} component={Print} />
        <Route component={More} />
      </Switch>
      <Toasts />
    </>
  )
}
