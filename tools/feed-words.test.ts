import { readFileSync } from 'node:fs'
import { routes } from '@bihuan/server/http/routes.ts'
import { expect, test } from 'vitest'

// They say something about one person or one account, so the feed leaves them out (server/rounds/feed.ts).
const unshown = [
  'paper.find-person',
  'person.find',
  'person.register',
  'person.walk-in',
  'document.add',
  'same-person.settle',
  'person.see-document',
  'proxy.ask',
  'proxy.confirm',
  'proxy.end',
  'activation.issue',
  'account.create',
  'api-key.create',
  'round.plan',
  'result.try',
]

test('the feed has words for every command of the product, and for nothing else', () => {
  // Read as text: the file's messages become code only in the build.
  const source = readFileSync(
    new URL('../web/desk/pages/home/feed-words.ts', import.meta.url),
    'utf8',
  )
  const told = [...source.matchAll(/^ {2}'([a-z-]+\.[a-z-]+)':/gm)].map(([, name]) => name)
  const commands = routes.flatMap((route) =>
    route.method === 'POST' && !unshown.includes(route.command.name) ? [route.command.name] : [],
  )
  expect(told.toSorted()).toEqual(commands.toSorted())
})
