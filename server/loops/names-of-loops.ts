import type { Reader } from '../db/sql.ts'

type Names = { areaName: string | null; ownerName: string | null }

/** The names of the area and the owner of each of these loops, in their order. */
export const namesOfLoops = (sql: Reader, loops: readonly { area: string; owner: string }[]) =>
  sql<Names[]>`
    select a.name as area_name, coalesce(s.name, y.name, p.display_name, w.name, i.name) as owner_name
    from unnest(${loops.map(({ area }) => area)}::text[], ${loops.map(({ owner }) => owner)}::text[]) with ordinality o (area, owner, n)
    left join areas a on a.code = o.area
    left join sites s on s.id = case when o.owner like 'site:%' then split_part(o.owner, ':', 2)::int end
    left join laboratories y on y.id = case when o.owner like 'laboratory:%' then split_part(o.owner, ':', 2)::int end
    left join accounts p on o.owner ~ '^(courier|account):' and p.id = split_part(o.owner, ':', 2)
    left join isolation_sites i on i.number = case when o.owner like 'isolation-site:%' then split_part(o.owner, ':', 2)::int end
    left join areas w on o.owner ~ '^(street|community|district):' and w.code = split_part(o.owner, ':', 2)
    order by o.n`
