-- The sample shop of `habeas demo`: four customers and what a shop knows of them.
CREATE TABLE address (
    id bigint PRIMARY KEY, house integer, street varchar(100), city varchar(100), state varchar(100), zip varchar(100)
);
CREATE TABLE customer (
    id integer PRIMARY KEY, email varchar(100) NOT NULL, name varchar(100) NOT NULL, phone varchar(40),
    created timestamp NOT NULL, address_id bigint REFERENCES address
);
CREATE TABLE payment_card (
    id varchar(100) PRIMARY KEY, name varchar(100), ccn varchar(32), code smallint, preferred boolean,
    customer_id integer REFERENCES customer
);
CREATE TABLE product (id integer PRIMARY KEY, name varchar(100), price numeric(10, 2));
CREATE TABLE orders (
    id varchar(100) PRIMARY KEY, customer_id integer REFERENCES customer, shipping_address_id bigint REFERENCES address,
    placed timestamptz NOT NULL
);
CREATE TABLE order_item (
    order_id varchar(100) REFERENCES orders, item_no smallint, product_id integer REFERENCES product, quantity smallint,
    PRIMARY KEY (order_id, item_no)
);
CREATE TABLE login (id integer PRIMARY KEY, customer_id integer REFERENCES customer, time timestamp, ip_address varchar(45));
CREATE TABLE visit (id integer PRIMARY KEY, email varchar(100), last_visit timestamp);

INSERT INTO address VALUES
    (1, 123, 'Example Street', 'Exampletown', 'NY', '12345'), (2, 4, 'Example Lane', 'Exampletown', 'NY', '12321'),
    (3, 555, 'Example Avenue', 'Example City', 'NY', '12000'), (4, 1111, 'Example Place', 'Example Mountain', 'TX', '54321'),
    (5, 7, 'Sample Road', 'Sampleville', 'CA', '90001');
INSERT INTO customer VALUES
    (1, 'customer-1@example.com', 'John Customer', '+1 555 0101', '2020-04-01 11:47:42', 1),
    (2, 'customer-2@example.com', 'Jill Customer', '+1 555 0102', '2020-04-01 11:47:42', 3),
    (3, 'jane@example.com', 'Jane Customer', '+1 555 0103', '2021-02-11 09:12:00', 4),
    (4, 'ada@example.com', 'Ada Customer', NULL, '2022-07-30 18:03:10', 5);
INSERT INTO payment_card VALUES
    ('pay_aaa', 'John''s Card', '4111111111111111', 321, true, 1), ('pay_bbb', 'Jill''s Card', '4222222222222222', 123, false, 2),
    ('pay_ccc', 'Jane''s Card', '4333333333333333', 222, false, 3), ('pay_ddd', 'John''s Other Card', '4444444444444444', 111, false, 1);
INSERT INTO product VALUES (1, 'Teapot', 10.00), (2, 'Kettle', 20.00), (3, 'Samovar', 50.00);
INSERT INTO orders VALUES
    ('ord_aaa', 1, 1, '2023-01-05 10:00:00+00'), ('ord_bbb', 2, 3, '2023-02-06 11:30:00+00'),
    ('ord_ccc', 1, 2, '2023-03-07 12:45:00+00'), ('ord_ddd', 3, 4, '2023-04-08 13:15:00+00'),
    ('ord_eee', 4, 5, '2023-05-09 14:20:00+00');
INSERT INTO order_item VALUES
    ('ord_aaa', 1, 1, 1), ('ord_bbb', 1, 1, 2), ('ord_ccc', 1, 1, 1), ('ord_ccc', 2, 2, 1), ('ord_ddd', 1, 3, 1), ('ord_eee', 1, 2, 4);
INSERT INTO login VALUES
    (1, 1, '2023-01-05 09:58:00', '203.0.113.7'), (2, 1, '2023-03-07 12:40:00', '203.0.113.7'),
    (3, 1, '2023-06-01 08:00:00', '198.51.100.23'), (4, 2, '2023-02-06 11:25:00', '192.0.2.44'),
    (5, 3, '2023-04-08 13:10:00', '192.0.2.91'), (6, 4, '2023-05-09 14:15:00', '198.51.100.77');
INSERT INTO visit VALUES
    (1, 'customer-1@example.com', '2023-06-01 08:00:00'), (2, 'customer-2@example.com', '2023-05-30 17:45:00'),
    (3, 'ada@example.com', '2023-05-09 14:30:00');
