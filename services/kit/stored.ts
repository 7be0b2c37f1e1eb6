// An agency's own database, for commands that work on it beside the hub.
import type { Agency } from "#kit/agency";
import { openDatabase, type Database } from "#kit/database";
import { readDatabaseSettings, type CommonSettings } from "#kit/settings";
import { openVault } from "#kit/vault/open";
import type { Vault } from "#kit/vault/vault";

export interface Stored extends Database {
  vault: Vault;
  settings: CommonSettings;
}

/** Opens the one that the settings name, as the agency's service would, with its keys. */
export async function openStored(agency: Agency): Promise<Stored> {
  const settings = readDatabaseSettings([agency.name]);
  const vault = openVault(agency.name);
  const database = await openDatabase({ ...agency, url: settings.databaseUrlOf(agency.name), vault });
  return { ...database, vault, settings };
}
