# Read by the database's container when it makes its data folder: for each agency a database, an account that may change
# its tables (migrations), and one that may only read and write rows (the service). No account reaches another's database.
for agency in people shelters health transport; do
  owner="${agency^^}_DB_OWNER_PASSWORD"
  service="${agency^^}_DB_PASSWORD"
  docker_process_sql <<SQL
CREATE DATABASE \`${agency}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER '${agency}_owner'@'%' IDENTIFIED BY '${!owner}';
GRANT ALL PRIVILEGES ON \`${agency}\`.* TO '${agency}_owner'@'%';
CREATE USER '${agency}'@'%' IDENTIFIED BY '${!service}';
GRANT SELECT, INSERT, UPDATE, DELETE ON \`${agency}\`.* TO '${agency}'@'%';
SQL
done
