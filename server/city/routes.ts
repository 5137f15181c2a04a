import { get, post, type Route } from '../http/route.ts'
import { areaList } from './area-list.ts'
import { cityMap } from './city-map.ts'
import { declareZone } from './declare-zone.ts'
import { dropMap } from './drop-map.ts'
import { findPerson } from './find-person.ts'
import { importAreas } from './import-areas.ts'
import { importHousing } from './import-housing.ts'
import { importPeople } from './import-people.ts'
import { laboratoryList } from './laboratory-list.ts'
import { loadMap } from './load-map.ts'
import { registerLaboratory } from './register-laboratory.ts'
import { registerPerson } from './register-person.ts'

export const cityRoutes: Route[] = [
  post('/api/v1/areas/import', importAreas, 'desk'),
  get('/api/v1/areas', areaList, 'desk'),
  post('/api/v1/housing/import', importHousing, 'desk'),
  post('/api/v1/people/import', importPeople, 'desk'),
  post('/api/v1/people', registerPerson, 'field'),
  post('/api/v1/people/find', findPerson, 'field'),
  post('/api/v1/zones', declareZone, 'desk'),
  post('/api/v1/laboratories', registerLaboratory, 'desk'),
  get('/api/v1/laboratories', laboratoryList, 'desk'),
  post('/api/v1/map', loadMap, 'desk'),
  post('/api/v1/map/drop', dropMap, 'desk'),
  get('/api/v1/map', cityMap, 'desk'),
]
