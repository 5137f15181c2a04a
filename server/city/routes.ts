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
  post('/api/v1/areas/import', importAreas),
  get('/api/v1/areas', areaList),
  post('/api/v1/housing/import', importHousing),
  post('/api/v1/people/import', importPeople),
  post('/api/v1/people', registerPerson),
  post('/api/v1/people/find', findPerson),
  post('/api/v1/zones', declareZone),
  post('/api/v1/laboratories', registerLaboratory),
  get('/api/v1/laboratories', laboratoryList),
  post('/api/v1/map', loadMap),
  post('/api/v1/map/drop', dropMap),
  get('/api/v1/map', cityMap),
]
