CREATE TABLE bookings (room int4range, during tsrange, PRIMARY KEY (room, during WITHOUT OVERLAPS));
CREATE TABLE stays (id int PRIMARY KEY, room int4range, during tsrange, UNIQUE (room, during WITHOUT OVERLAPS),
  FOREIGN KEY (room, PERIOD during) REFERENCES bookings (room, PERIOD during));
