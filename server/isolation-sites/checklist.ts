import type { ChecklistItem } from '@bihuan/contract/isolation-sites.ts'
import { wordsOf } from '@bihuan/core/policy/field-words.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'

export type Item = Static<typeof ChecklistItem>

/** What an inspection asks: the conditions of the policy in force, then what the city itself added. */
export async function checklistOf(sql: Reader, policy: Policy): Promise<Item[]> {
  const conditions = policy.isolationSites?.conditions ?? null
  const own = await sql<{ code: string; zh: string; en: string; source: string }[]>`
    select code, zh, en, source from supply_choices where kind = 'inspection-item' and ended_at is null order by set_at, code`
  return [
    ...(conditions?.v ?? []).map((item) => ({
      item,
      words: wordsOf(policy, item),
      from: 'policy' as const,
      source: [...(conditions?.src ?? []), conditions?.grade ?? ''].join(' '),
      binds: conditions?.binds ?? false,
    })),
    ...own.map(({ code, zh, en, source }) => ({
      item: code,
      words: { zh, en },
      from: 'city' as const,
      source,
      binds: true,
    })),
  ]
}
