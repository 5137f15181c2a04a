import { lazy, Suspense } from 'react'
import { Redirect, Route, Router, Switch } from 'wouter'
import { fieldEngine } from './engine/field-engine.ts'
import type { FieldState } from './engine/types.ts'
import { useField } from './engine/use-field.ts'
import { Sample } from './sample/sample.tsx'
import { useFollowLinks } from './shell/follow-links.ts'
import { useNight } from './shell/use-night.ts'

const Enter = lazy(async () => ({ default: (await import('./entrance/enter.tsx')).Enter }))
const Join = lazy(async () => ({ default: (await import('./entrance/join.tsx')).Join }))
// The sampler's page comes at once; the others when somebody goes there, from the store of the phone when offline.
const Toasts = lazy(async () => ({ default: (await import('../kit/toasts.tsx')).Toasts }))
const Blocked = lazy(async () => ({ default: (await import('./shell/odd-pages.tsx')).Blocked }))
const Nowhere = lazy(async () => ({ default: (await import('./shell/odd-pages.tsx')).Nowhere }))
const Unsent = lazy(async () => ({ default: (await import('./unsent/unsent.tsx')).Unsent }))
const Shift = lazy(async () => ({ default: (await import('./shift/shift.tsx')).Shift }))
const More = lazy(async () => ({ default: (await import('./more/more.tsx')).More }))
const SelfTest = lazy(async () => ({ default: (await import('./selftest/selftest.tsx')).SelfTest }))
const Boxes = lazy(async () => ({ default: (await import('./box/box-page.tsx')).BoxPage }))
const Register = lazy(async () => ({
  default: (await import('./register/register-page.tsx')).RegisterPage,
}))
const Doors = lazy(async () => ({ default: (await import('./doors/doors-page.tsx')).DoorsPage }))
const Gate = lazy(async () => (await import('./gate/part.ts')).gatePart())
const Site = lazy(async () => (await import('./site/part.ts')).sitePart())
const Drive = lazy(async () => (await import('./drive/part.ts')).drivePart())
const Home = lazy(async () => (await import('./home/part.ts')).homePart())
const Receive = lazy(async () => ({
  default: (await import('./receive/receive-page.tsx')).ReceivePage,
}))

/** The first page of a role. */
function homeOf(role: string | undefined): string {
  if (role === 'courier') return '/box'
  if (role === 'checkpoint-guard') return '/gate'
  if (role === 'driver') return '/drive'
  if (role === 'site-worker' || role === 'site-manager') return '/site'
  return role === 'grid-worker' ? '/doors' : '/sample'
}

/** Whether this phone must first be told who works and where; who drives, guards or works at an isolation site belongs to no sampling site. */
const mustEnter = (state: FieldState) => state.account === null && state.book === null
const placeless = ['courier', 'checkpoint-guard', 'driver', 'site-worker', 'site-manager']
const mustJoin = (state: FieldState) =>
  state.phase === 'new' && state.book === null && !placeless.includes(state.account?.role ?? '')

const Waiting = () => <p aria-busy="true" />

function Pages() {
  const state = useField()
  if (state.phase === 'opening') return <Waiting />
  if (state.phase === 'blocked' || state.phase === 'other-tab')
    return <Blocked phase={state.phase} />
  return (
    <Switch>
      <Route path="/selftest" component={SelfTest} />
      <Route path="/enter" component={Enter} />
      {mustEnter(state) ? <Route component={Enter} /> : null}
      {/* Who sees to homes needs no sampling site. */}
      <Route path="/home/*?" component={Home} />
      {mustJoin(state) ? <Route component={Join} /> : null}
      <Route path="/sample" component={Sample} />
      <Route path="/box/*?" component={Boxes} />
      <Route path="/register/*?" component={Register} />
      <Route path="/doors/*?" component={Doors} />
      <Route path="/receive/*?" component={Receive} />
      <Route path="/site/*?" component={Site} />
      <Route path="/drive/*?" component={Drive} />
      <Route path="/unsent" component={Unsent} />
      <Route path="/shift" component={Shift} />
      <Route path="/more" component={More} />
      <Route path="/">
        <Redirect to={homeOf(state.account?.role)} replace />
      </Route>
      <Route component={Nowhere} />
    </Switch>
  )
}

/** The field shell: who, where, and the page of the role. */
export function App() {
  useNight()
  useFollowLinks()
  fieldEngine()
  return (
    <Router base="/f">
      <Suspense fallback={<Waiting />}>
        <Switch>
          {/* Before everything that a phone may lack: the way past a gate for who needs help waits for no store and no session. */}
          <Route path="/gate" component={Gate} />
          <Route component={Pages} />
        </Switch>
      </Suspense>
      <Suspense>
        <Toasts />
      </Suspense>
    </Router>
  )
}
